package io.jenkins.plugins.slipway.bitbucket.wire;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What an error of this call says, and whether the call may be made again when nobody knows what became of it. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Call {
    /** As in "could not …". */
    String to();

    /** What the sign-in needs for it, in the words of that Bitbucket. */
    String needs();

    /** Whether twice is as good as once. */
    boolean isRepeatable() default true;
}
