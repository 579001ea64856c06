package io.jenkins.plugins.slipway.cloud;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Machine images of one region. */
public interface Images {
    /** Empty when unknown, deregistered, or not visible yet. */
    Optional<Image> find(String imageId);

    /** Own images that carry all these tags. */
    List<Image> tagged(Map<String, String> tags);

    /** Own images that carry a tag with this key, whatever its value. */
    List<Image> withTag(String key);

    /** Own snapshots that carry a tag with this key, those of images included. */
    List<Snapshot> snapshotsWithTag(String key);

    /** Deletes a snapshot; one that is not there is success. @throws CloudFault while an image uses it */
    void deleteSnapshot(String snapshotId);

    /** An own image by its exact name: the natural key of an image. */
    Optional<Image> named(String name);

    /** The newest available image of an owner ({@code amazon}, {@code self}, an account) whose name matches a pattern with {@code *}. */
    Optional<Image> newest(String owner, String namePattern);

    /**
     * Starts an image of an instance and returns its id; image and snapshots are tagged at birth.
     *
     * @throws CloudFault {@code ALREADY_EXISTS} when the name is taken
     */
    String create(String instanceId, String name, String description, Map<String, String> tags);

    /**
     * Starts a copy of an available image of another region, or this one, and returns its id; tagged at birth.
     *
     * @param token the same token makes one copy
     */
    String copy(NewCopy order, String token);

    /** Lets other accounts launch an own image and read its snapshots. @throws CloudFault {@code INVALID} when it is under the default key */
    void share(String imageId, Set<String> accounts);

    /** Takes that back; from an image that is not there, too. */
    void unshare(String imageId, Set<String> accounts);

    /** Ids of other accounts that may launch it. */
    Set<String> sharedWith(String imageId);

    /** Adds tags to an image, or changes their values. */
    void tag(String imageId, Map<String, String> tags);

    /** Of new volumes and copies here, where nobody says otherwise. */
    VolumeEncryption encryption();

    /** Deregisters an image and deletes its snapshots; an image that is not there is success. */
    void deregister(String imageId);
}
