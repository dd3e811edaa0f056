package org.onewindow.organisation;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.onewindow.web.BadFieldException;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The districts of {@code reference/districts.csv}, read when first asked. */
@Component
public class Districts {

    private final Supplier<List<District>> all = SingletonSupplier.of(() -> ReferenceFile.read(
            "reference/districts.csv",
            row -> new District(row.get("id"), row.get("name_zh"), row.get("code"), row.get("full_name_zh"))));

    private final Supplier<Map<String, District>> byId =
            SingletonSupplier.of(() -> all.get().stream().collect(Collectors.toMap(District::id, Function.identity())));

    /** In the file's order. */
    public List<District> all() {
        return all.get();
    }

    /** @throws BadFieldException if there is no such district */
    public District get(String id) {
        District district = byId.get().get(id);
        if (district == null) {
            throw new BadFieldException(
                    "district",
                    "没有区县“" + id + "”，可用："
                            + String.join("、", all().stream().map(District::id).toList()));
        }
        return district;
    }
}
