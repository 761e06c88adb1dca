package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineParser;
import java.util.concurrent.atomic.AtomicReference;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ParserATNSimulator;
import org.antlr.v4.runtime.atn.PredictionContextCache;
import org.antlr.v4.runtime.dfa.DFA;

/**
 * What the parsers of this process have learnt about the grammar. ANTLR's own cache grows for as long as the process runs;
 * this one starts anew when it has grown large, and parsers at work keep the one that they began with.
 */
final class DecisionCache {
    /** Some 5 MB. All of our tests together need about a tenth. */
    private static final int STATES_MAX = 50_000;

    /** The states are counted once in so many parses. */
    private static final int CHECK_INTERVAL = 256;

    private static final AtomicReference<DecisionCache> CURRENT = new AtomicReference<>(new DecisionCache());

    private final DFA[] decisions;
    private final PredictionContextCache contexts = new PredictionContextCache();
    private int parses;

    private DecisionCache() {
        ATN atn = TravertineParser._ATN;
        decisions = new DFA[atn.getNumberOfDecisions()];
        for (int i = 0; i < decisions.length; i++) {
            decisions[i] = new DFA(atn.getDecisionState(i), i);
        }
    }

    static void attach(TravertineParser parser) {
        DecisionCache cache = CURRENT.get();
        // A lost increment only delays the count.
        if (++cache.parses % CHECK_INTERVAL == 0 && cache.states() > STATES_MAX) {
            CURRENT.compareAndSet(cache, new DecisionCache());
        }
        parser.setInterpreter(new ParserATNSimulator(parser, TravertineParser._ATN, cache.decisions, cache.contexts));
    }

    static int size() {
        return CURRENT.get().states();
    }

    private int states() {
        int count = 0;
        for (DFA decision : decisions) {
            count += decision.states.size();
        }
        return count;
    }
}
