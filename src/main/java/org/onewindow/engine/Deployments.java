package org.onewindow.engine;

import jakarta.annotation.PostConstruct;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys each capability folder of {@code bpmn/} and {@code forms/} as one deployment when the engine has started, if
 * anything in it differs from the last deployment of that name. What a process owner deployed by hand under another
 * name stays the latest version until the folder itself changes.
 */
@Component
class Deployments {

    private final RepositoryService repository;

    Deployments(RepositoryService repository) {
        this.repository = repository;
    }

    @PostConstruct
    void deploy() throws IOException {
        Map<String, DeploymentBuilder> capabilities = new TreeMap<>();
        for (Resource resource : resources()) {
            String[] path = resource.getURL().getPath().split("/");
            String capability = path[path.length - 2];
            capabilities
                    .computeIfAbsent(
                            capability,
                            name -> repository
                                    .createDeployment()
                                    .name("onewindow/" + name)
                                    .source("onewindow"))
                    .addInputStream(path[path.length - 1], resource.getInputStream());
        }
        // The whole folder or nothing: a form bound to its deployment must be in it (deployChangedOnly = false).
        capabilities
                .values()
                .forEach(builder -> builder.enableDuplicateFiltering(false).deploy());
    }

    private static Resource[] resources() {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        return Stream.of("classpath*:bpmn/*/*.bpmn", "classpath*:bpmn/*/*.dmn", "classpath*:forms/*/*.form")
                .flatMap(pattern -> {
                    try {
                        return Arrays.stream(resolver.getResources(pattern));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toArray(Resource[]::new);
    }
}
