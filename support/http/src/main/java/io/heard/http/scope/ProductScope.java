package io.heard.http.scope;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.json.JsonString;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * The products the caller is limited to by the {@code products} claim of the access token.
 *
 * <p>No claim means no limit; a claim without values means no product at all. Administrators are never limited. Services apply
 * the limit in their queries and answer 404 for what lies outside it, so that nobody learns what exists.
 */
@RequestScoped
public class ProductScope {

    private static final String CLAIM = "products";

    private final SecurityIdentity caller;

    ProductScope(SecurityIdentity caller) {
        this.caller = caller;
    }

    /** The products the caller may see; empty when there is no limit. */
    public Optional<Set<String>> products() {
        if (caller.hasRole("administrator")) {
            return Optional.empty();
        }
        return Optional.ofNullable(claim()).map(ProductScope::names);
    }

    public boolean covers(String product) {
        return products().map(allowed -> allowed.contains(product)).orElse(true);
    }

    private @Nullable Object claim() {
        return caller.getPrincipal() instanceof JsonWebToken token ? token.getClaim(CLAIM) : caller.getAttribute(CLAIM);
    }

    private static Set<String> names(Object claim) {
        return claim instanceof Collection<?> several
                ? several.stream().map(ProductScope::name).collect(Collectors.toUnmodifiableSet())
                : Set.of(name(claim));
    }

    private static String name(Object value) {
        return value instanceof JsonString text ? text.getString() : value.toString();
    }
}
