package org.warmline.admin.report;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.warmline.report.SatisfactionFigures;
import org.warmline.report.SatisfactionReport;
import org.warmline.workspace.CurrentWorkspace;

/** How satisfied customers were. */
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
    SatisfactionFigures satisfaction(
            @Parameter(description = "First day, in the workspace's time zone; 27 days before the last unless told")
                    @QueryValue
                    @Nullable
                    String from,
            @Parameter(description = "Last day, in the workspace's time zone; today unless told") @QueryValue @Nullable
                    String to,
            @Parameter(description = "day, week, month, inbox, audience or team; no groups unless told")
                    @QueryValue
                    @Nullable
                    String groupBy) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), workspace.get().timeZone());
        ReportRequest request = ReportRequest.read(from, to, groupBy, today);
        return report.read(request.from(), request.to(), request.groupBy());
    }
}
