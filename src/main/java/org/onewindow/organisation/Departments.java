package org.onewindow.organisation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The departments of {@code reference/departments.csv}, read when first asked. */
@Component
public class Departments {

    private final Supplier<Map<String, Department>> byId = SingletonSupplier.of(() ->
            ReferenceFile.read("reference/departments.csv", row -> new Department(row.get("id"), row.get("name_zh")))
                    .stream()
                    .collect(Collectors.toMap(
                            Department::id, Function.identity(), (one, other) -> one, LinkedHashMap::new)));

    /** In the file's order. */
    public List<Department> all() {
        return List.copyOf(byId.get().values());
    }

    /** @throws IllegalArgumentException if there is no such department */
    public Department get(String id) {
        Department department = byId.get().get(id);
        if (department == null) {
            throw new IllegalArgumentException("没有编号为“" + id + "”的部门");
        }
        return department;
    }
}
