package io.jenkins.plugins.slipway.report.chart;

import io.jenkins.plugins.slipway.story.Amounts;
import java.util.Locale;

/** What the numbers of a chart are, and how one is written. */
public enum Quantity {
    DEPLOYMENTS {
        @Override
        public String text(double value) {
            return value == Math.rint(value) ? Amounts.count((long) value) : Amounts.number(value);
        }
    },
    SECONDS {
        @Override
        public String text(double value) {
            return Amounts.time(value);
        }

        /** Steps of an axis are whole in one unit. */
        @Override
        public String tick(double value) {
            return text(value).replaceFirst(" 0[hms]$", "");
        }
    },
    MILLISECONDS {
        @Override
        public String text(double value) {
            return Amounts.count(Math.round(value)) + " ms";
        }
    },
    /** Shares from 0 to 1. */
    PERCENT {
        @Override
        public String text(double value) {
            return Amounts.percent(value);
        }
    };

    public abstract String text(double value);

    /** As it stands at an axis. */
    public String tick(double value) {
        return text(value);
    }

    /** For the script. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
