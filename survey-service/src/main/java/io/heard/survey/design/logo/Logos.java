package io.heard.survey.design.logo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Every logo that was ever uploaded: published surveys refer to old ones. */
@ApplicationScoped
public class Logos {

    private static final int HASH_LENGTH = 32;
    private static final int REMEMBERED = 16;
    private static final String INSERT =
            "insert into logo (name, content, width, height) values (?1, ?2, ?3, ?4) on conflict do nothing";

    private final EntityManager entityManager;

    /** The ones asked for last: a logo never changes, and every mail of a campaign carries the same. */
    private final Map<String, Logo> recent = Collections.synchronizedMap(new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Logo> eldest) {
            return size() > REMEMBERED;
        }
    });

    Logos(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /**
     * Keeps a picture; the same one again is the same logo.
     *
     * @throws io.heard.http.problem.ProblemException 400 when it cannot be a logo
     */
    @Transactional
    public Logo add(byte[] content) {
        LogoPicture picture = LogoPicture.read(content);
        var logo = new Logo(hash(content) + "." + picture.format(), content, picture);
        entityManager
                .createNativeQuery(INSERT)
                .setParameter(1, logo.name())
                .setParameter(2, content)
                .setParameter(3, logo.width())
                .setParameter(4, logo.height())
                .executeUpdate();
        return logo;
    }

    /** @param path as {@link Logo#path} */
    public Optional<Logo> at(String path) {
        return path.startsWith(LogoResource.PATH + "/")
                ? find(path.substring(LogoResource.PATH.length() + 1))
                : Optional.empty();
    }

    @Transactional
    Optional<Logo> find(String name) {
        Logo known = recent.get(name);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Logo> found = Optional.ofNullable(entityManager.find(Logo.class, name));
        found.ifPresent(logo -> recent.put(name, logo));
        return found;
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest).substring(0, HASH_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK provides SHA-256", e);
        }
    }
}
