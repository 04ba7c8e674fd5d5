package org.warmline.web.access;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.List;
import org.warmline.access.Caller;
import org.warmline.problem.Problem;
import org.warmline.problem.ProblemCode;

/** Hands a controller the caller that {@link AccessFilter} found, as the kind of caller it asks for. */
@Singleton
class CallerBinder implements TypedRequestArgumentBinder<Caller> {
    @Override
    public Argument<Caller> argumentType() {
        return Argument.of(Caller.class);
    }

    @Override
    public List<Class<?>> superTypes() {
        return List.of();
    }

    @Override
    public BindingResult<Caller> bind(ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        Class<Caller> wanted = context.getArgument().getType();
        Caller caller = source.getAttribute(AccessFilter.CALLER, Caller.class).orElseGet(Caller.Anonymous::new);
        if (!wanted.isInstance(caller)) {
            throw new Problem(ProblemCode.NOT_ALLOWED, "This call is for others than you.");
        }
        return () -> java.util.Optional.of(caller);
    }
}
