package io.heard.local.demo;

import io.heard.local.client.Contact;
import java.util.List;

/** Who was in touch with the company about what, and what they will say when asked. */
interface Story {

    /**
     * The contacts of one run, oldest first. The same run tells the same story; another one tells another, about other customers.
     *
     * @param run counts from 1
     */
    List<Contact> contacts(int run);

    /** The products the contacts are about, the main one first. */
    List<String> products();
}
