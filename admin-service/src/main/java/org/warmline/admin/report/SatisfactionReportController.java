package org.warmline.admin.report;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.warmline.access.Permission;
import org.warmline.report.SatisfactionFigures;
import org.warmline.report.SatisfactionReport;
import org.warmline.web.access.Allows;
import org.warmline.workspace.CurrentWorkspace;

/** How satisfied customers were; days are those of the workspace's time zone. */
@Controller("/api/v1/reports")
@ExecuteOn(TaskExecutors.BLOCKING)
class SatisfactionReportController {
    private final SatisfactionReport report;
    private final CurrentWorkspace workspace;
    private final Clock clock;

    SatisfactionReportController(SatisfactionReport report, CurrentWorkspace workspace, Clock clock) {
        this.report = report;
        this.workspace = workspace;
        this.clock = clock;
    }

    @Get("/satisfaction")
    @Allows(Permission.READ_REPORTS)
    SatisfactionFigures satisfaction(
            @QueryValue @Nullable String from, @QueryValue @Nullable String to, @QueryValue @Nullable String groupBy) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), workspace.get().timeZone());
        ReportRequest request = ReportRequest.read(from, to, groupBy, today);
        return report.read(request.from(), request.to(), request.groupBy());
    }
}
