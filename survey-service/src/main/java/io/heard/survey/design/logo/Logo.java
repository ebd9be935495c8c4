package io.heard.survey.design.logo;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.annotations.Immutable;

/** A picture of a company, known by its content. */
@Entity
@Immutable
public class Logo {

    @Id
    private String name;

    @Column(nullable = false)
    private byte[] content;

    @Column(nullable = false)
    private int width;

    @Column(nullable = false)
    private int height;

    /** For Hibernate. */
    @SuppressWarnings("NullAway")
    protected Logo() {}

    Logo(String name, byte[] content, LogoPicture picture) {
        this.name = name;
        this.content = content.clone();
        this.width = picture.width();
        this.height = picture.height();
    }

    /** A hash of its content, with an ending such as {@code .png}. */
    String name() {
        return name;
    }

    /** Where pages find it. */
    public String path() {
        return LogoResource.PATH + "/" + name;
    }

    public String mediaType() {
        return "image/" + name.substring(name.lastIndexOf('.') + 1);
    }

    public byte[] content() {
        return content.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }
}
