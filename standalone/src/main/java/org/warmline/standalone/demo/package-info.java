/**
 * The demo business: a bakery with a web shop, its people, what it knows, ninety days of conversations, and its pages.
 *
 * <p>Only there when {@code warmline.demo} is true. {@link org.warmline.standalone.demo.DemoBusiness} sets it up when the process
 * starts, each part once; {@link org.warmline.standalone.demo.DemoPages} serves what is under {@code /demo}. What is said is in
 * {@code demo/} among the resources.
 */
@NullMarked
package org.warmline.standalone.demo;

import org.jspecify.annotations.NullMarked;
