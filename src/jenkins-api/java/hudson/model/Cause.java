package hudson.model;

public abstract class Cause {
    public Cause() {}

    public abstract String getShortDescription();

    public static class UserIdCause extends Cause {
        public UserIdCause() {}

        public String getUserId() {
            throw new UnsupportedOperationException();
        }

        public String getUserName() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }
    }

    public static class UpstreamCause extends Cause {
        private UpstreamCause() {}

        public String getUpstreamProject() {
            throw new UnsupportedOperationException();
        }

        public int getUpstreamBuild() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getShortDescription() {
            throw new UnsupportedOperationException();
        }
    }
}
