package org.onewindow.organisation.process;

import jakarta.annotation.PostConstruct;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.Tenant;
import org.onewindow.organisation.Department;
import org.onewindow.organisation.Departments;
import org.onewindow.organisation.District;
import org.onewindow.organisation.Districts;
import org.onewindow.organisation.ReferenceFile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes districts tenants and departments, their heads and the roles groups when OneWindow starts, and gives them the
 * rights of {@code reference/authorisations.csv}. What is there already stays; no account is made here.
 */
@Component
class OrganisationSetup {

    private record Row(String group, Resources resource, String resourceId, List<Permission> permissions) {}

    private final IdentityService identity;
    private final AuthorizationService authorizations;
    private final Districts districts;
    private final Departments departments;
    private final TransactionOperations transaction;

    OrganisationSetup(
            IdentityService identity,
            AuthorizationService authorizations,
            Districts districts,
            Departments departments,
            TransactionOperations transaction) {
        this.identity = identity;
        this.authorizations = authorizations;
        this.districts = districts;
        this.departments = departments;
        this.transaction = transaction;
    }

    @PostConstruct
    void setUp() {
        transaction.executeWithoutResult(status -> {
            tenants();
            groups();
            rights();
        });
    }

    private void tenants() {
        Set<String> present = ids(identity.createTenantQuery().list(), Tenant::getId);
        for (District district : districts.all()) {
            if (!present.contains(district.id())) {
                Tenant tenant = identity.newTenant(district.id());
                tenant.setName(district.name());
                identity.saveTenant(tenant);
            }
        }
    }

    private void groups() {
        Set<String> present = ids(identity.createGroupQuery().list(), Group::getId);
        for (Department department : departments.all()) {
            group(present, department.id(), department.name(), "DEPARTMENT");
            group(present, department.headGroup(), department.name() + "负责人", "HEAD");
        }
        ReferenceFile.read("reference/roles.csv", row -> List.of(row.get("id"), row.get("name_zh")))
                .forEach(role -> group(present, role.get(0), role.get(1), "ROLE"));
    }

    private void group(Set<String> present, String id, String name, String type) {
        if (!present.contains(id)) {
            Group group = identity.newGroup(id);
            group.setName(name);
            group.setType(type);
            identity.saveGroup(group);
        }
    }

    private void rights() {
        Set<String> present = ids(
                authorizations.createAuthorizationQuery().list(),
                each -> each.getGroupId() + each.getResourceType() + each.getResourceId());
        ReferenceFile.read(
                        "reference/authorisations.csv",
                        row -> row(
                                row.get("group"), row.get("resource"), row.get("resource_id"), row.get("permissions")))
                .stream()
                .filter(row -> !present.contains(row.group() + row.resource().resourceType() + row.resourceId()))
                .forEach(this::grant);
    }

    private static Row row(String group, String resource, String resourceId, String permissions) {
        Resources known = Resources.valueOf(resource);
        return new Row(
                group,
                known,
                resourceId,
                Arrays.stream(permissions.split(" "))
                        .map(name -> permission(known, name))
                        .toList());
    }

    private static Permission permission(Resources resource, String name) {
        return resource == Resources.PROCESS_DEFINITION
                ? ProcessDefinitionPermissions.valueOf(name)
                : Permissions.valueOf(name);
    }

    private void grant(Row row) {
        Authorization authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(row.group());
        authorization.setResource(row.resource());
        authorization.setResourceId(row.resourceId());
        row.permissions().forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }

    private static <T> Set<String> ids(List<T> present, Function<T, String> id) {
        return present.stream().map(id).collect(Collectors.toSet());
    }
}
