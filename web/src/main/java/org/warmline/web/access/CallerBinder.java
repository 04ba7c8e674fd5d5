package org.warmline.web.access;

import io.micronaut.context.annotation.Factory;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.warmline.access.Caller;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** Hands a controller the caller that {@link AccessFilter} found, as the kind of caller it asks for. */
final class CallerBinder<C extends Caller> implements TypedRequestArgumentBinder<C> {
    private final Class<C> wanted;

    private CallerBinder(Class<C> wanted) {
        this.wanted = wanted;
    }

    @Override
    public Argument<C> argumentType() {
        return Argument.of(wanted);
    }

    @Override
    public BindingResult<C> bind(ArgumentConversionContext<C> context, HttpRequest<?> source) {
        Caller caller = source.getAttribute(AccessFilter.CALLER, Caller.class).orElseGet(Caller.Anonymous::new);
        if (!wanted.isInstance(caller)) {
            throw new Problem(ProblemCode.NOT_ALLOWED, "This call is for others than you.");
        }
        return () -> Optional.of(wanted.cast(caller));
    }

    /** One for each kind a controller can ask for. */
    @Factory
    static final class Kinds {
        @Singleton
        TypedRequestArgumentBinder<Caller> anybody() {
            return new CallerBinder<>(Caller.class);
        }

        @Singleton
        TypedRequestArgumentBinder<Caller.Staff> staff() {
            return new CallerBinder<>(Caller.Staff.class);
        }

        @Singleton
        TypedRequestArgumentBinder<Caller.Visitor> visitor() {
            return new CallerBinder<>(Caller.Visitor.class);
        }
    }
}
