package org.warmline.web.status;

import io.micronaut.core.io.ResourceResolver;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.warmline.access.Permission;
import org.warmline.problem.Problem;
import org.warmline.web.access.Allows;

/** The HTTP part of the wire as OpenAPI; a test holds it against the routes. */
@Controller("/api/openapi.yml")
@ExecuteOn(TaskExecutors.BLOCKING)
class DescriptionController {
    private final ResourceResolver resources;

    DescriptionController(ResourceResolver resources) {
        this.resources = resources;
    }

    @Get
    @Produces("application/yaml")
    @Allows(Permission.ENTER)
    String description() throws IOException {
        try (InputStream file =
                resources.getResourceAsStream("classpath:openapi.yml").orElseThrow(Problem::notFound)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
