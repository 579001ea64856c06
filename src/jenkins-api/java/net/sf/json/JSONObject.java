package net.sf.json;

public final class JSONObject {
    private JSONObject() {}

    public Object get(Object key) {
        throw new UnsupportedOperationException();
    }

    public boolean optBoolean(String key) {
        throw new UnsupportedOperationException();
    }

    public String optString(String key) {
        throw new UnsupportedOperationException();
    }
}
