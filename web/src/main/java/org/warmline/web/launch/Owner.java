package org.warmline.web.launch;

/** The first owner of a new installation, as given by the environment. */
public record Owner(String email, Secret password) {}
