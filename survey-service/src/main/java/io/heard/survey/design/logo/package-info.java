/**
 * The companies' logos. A logo is known by the hash of its bytes and never changes, so that a published survey keeps the one it was
 * published with. {@link io.heard.survey.design.logo.Logos} keeps them, {@code LogoPicture} says which pictures we take, {@code
 * LogoResource} serves them to pages; mails carry their own copy.
 */
@NullMarked
package io.heard.survey.design.logo;

import org.jspecify.annotations.NullMarked;
