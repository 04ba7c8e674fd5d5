package org.warmline.web.signin;

import io.micronaut.context.annotation.Context;
import io.micronaut.context.annotation.Property;
import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;
import org.warmline.workspace.CurrentWorkspace;
import org.warmline.workspace.Inbox;
import org.warmline.workspace.Inboxes;
import org.warmline.workspace.StaffDirectory;
import org.warmline.workspace.StaffMember;
import org.warmline.workspace.Token;

/**
 * How a new installation gets its first owner: by the settings, or by a one-time link that is printed at start and known to
 * nobody else. The link changes with every start and ends with the first owner.
 */
@Context
public class FirstRun {
    private final StaffDirectory directory;
    private final CurrentWorkspace workspace;
    private final Inboxes inboxes;
    private final Token token = Token.random();

    FirstRun(
            StaffDirectory directory,
            CurrentWorkspace workspace,
            Inboxes inboxes,
            @Property(name = "warmline.owner.email") @Nullable String email,
            @Property(name = "warmline.owner.password") @Nullable String password) {
        this.directory = directory;
        this.workspace = workspace;
        this.inboxes = inboxes;
        if (email != null && password != null && directory.isEmpty()) {
            directory
                    .addFirstOwner(email, email.substring(0, email.indexOf('@')), password)
                    .ifPresent(owner -> addFirstInbox());
        }
    }

    /** Path of the one-time page, while it is needed. */
    public Optional<String> link() {
        return directory.isEmpty() ? Optional.of("/console/setup?token=" + token.secret()) : Optional.empty();
    }

    StaffMember complete(String presented, String business, String name, String email, String password) {
        boolean right = MessageDigest.isEqual(
                new Token(presented).hash().bytes(), token.hash().bytes());
        if (!right) {
            throw new Problem(
                    ProblemCode.INVALID_CREDENTIALS,
                    "The link is not the one printed at the last start. Look there and open it again.");
        }
        StaffMember owner = directory
                .addFirstOwner(email, name, password)
                .orElseThrow(() -> new Problem(ProblemCode.CONFLICT, "There is an owner already. Sign in instead."));
        workspace.rename(business);
        addFirstInbox();
        return owner;
    }

    private void addFirstInbox() {
        inboxes.save(Inbox.plain(inboxes.nextId(), "main", "Web site", "Hello, and welcome. How can we help?"));
    }
}
