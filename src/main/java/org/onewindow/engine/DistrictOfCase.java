package org.onewindow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.onewindow.web.BadFieldException;

/**
 * The district of a process instance. Diagrams belong to all districts; an instance belongs to the one of the case that
 * started it, else to the one of the user who starts it, else to the one that the variable {@code district} names.
 */
class DistrictOfCase implements TenantIdProvider {

    @Override
    public String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        if (context.getSuperExecution() != null) {
            return context.getSuperExecution().getTenantId();
        }
        Object named = context.getVariables().get("district");
        Authentication user = Context.getCommandContext().getAuthentication();
        if (user == null || user.getUserId() == null) {
            return (String) named;
        }
        List<String> own = user.getTenantIds() == null ? List.of() : user.getTenantIds();
        if (named == null && own.size() == 1) {
            return own.get(0);
        }
        if (named == null) {
            throw new BadFieldException("district", own.isEmpty() ? "您不属于任何区县，不能发起流程" : "您属于多个区县，请指明区县");
        }
        if (!own.contains(named)) {
            throw new BadFieldException("district", "您不属于区县“%s”，不能在该区县发起流程".formatted(named));
        }
        return (String) named;
    }

    @Override
    public String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return null;
    }

    @Override
    public String provideTenantIdForHistoricDecisionInstance(TenantIdProviderHistoricDecisionInstanceContext context) {
        return context.getExecution() == null ? null : context.getExecution().getTenantId();
    }
}
