package com.cloudbees.jenkins.plugins.awscredentials;

import com.cloudbees.plugins.credentials.common.StandardCredentials;

/** Without the members that name a type of an AWS SDK: theirs is not the SDK that we bundle. */
public interface AmazonWebServicesCredentials extends StandardCredentials {}
