package org.onewindow.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.rest.security.auth.ProcessEngineAuthenticationFilter;
import org.camunda.bpm.engine.rest.security.auth.impl.HttpBasicAuthenticationProvider;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.spring.boot.starter.util.SpringBootProcessEnginePlugin;
import org.onewindow.organisation.AdminProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the engine is set up beyond what {@code application.yaml} says. */
@Configuration
class EngineConfiguration {

    /**
     * Districts as tenants, checked forms, and the listeners that every diagram gets.
     *
     * @param admin asked for here so that nothing is built before its password is known to be there
     */
    @Bean
    SpringBootProcessEnginePlugin oneWindowPlugin(List<BpmnParseListener> listeners, AdminProperties admin) {
        return new SpringBootProcessEnginePlugin() {
            @Override
            public void preInit(SpringProcessEngineConfiguration configuration) {
                configuration.setTenantIdProvider(new DistrictOfCase());
                configuration.setTaskService(new CheckedTaskService(configuration));
                configuration.setFormService(new CheckedFormService(configuration));
                configuration.getCustomPostBPMNParseListeners().addAll(listeners);
                configuration.setCustomPreCommandInterceptorsTxRequired(List.of(new Refusal()));
                configuration.setCustomPreCommandInterceptorsTxRequiresNew(List.of(new Refusal()));
            }
        };
    }

    /** The REST API asks for the same accounts as the web apps; without this filter it would be open to everybody. */
    @Bean
    FilterRegistrationBean<ProcessEngineAuthenticationFilter> restAuthentication() {
        FilterRegistrationBean<ProcessEngineAuthenticationFilter> filter =
                new FilterRegistrationBean<>(new ProcessEngineAuthenticationFilter());
        filter.addInitParameter("authentication-provider", HttpBasicAuthenticationProvider.class.getName());
        filter.addUrlPatterns("/engine-rest/*");
        return filter;
    }
}
