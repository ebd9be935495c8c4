/**
 * The links that customers hold: {@link io.heard.survey.link.CustomerLinks} makes them, {@link
 * io.heard.survey.link.LinkConfig} holds their keys and public address. A link is a bearer secret: it is never logged.
 */
@NullMarked
package io.heard.survey.link;

import org.jspecify.annotations.NullMarked;
