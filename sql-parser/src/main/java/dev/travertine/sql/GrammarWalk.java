package dev.travertine.sql;

import dev.travertine.sql.grammar.TravertineLexer;
import dev.travertine.sql.grammar.TravertineParser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.jspecify.annotations.Nullable;

/**
 * Follows all ways through the grammar at once, word by word, from a place that the parser has passed to the word where the
 * last way ends. The parser itself can't tell that place: it has decided for one way, often words before. Precedences are
 * ignored, so that a few words too many may seem possible behind an operator.
 */
final class GrammarWalk {
    /** A bound on the work for one message. */
    private static final int STEPS_MAX = 200_000;

    private final List<Token> tokens;
    private final Map<Stack, Stack> stacks = new HashMap<>();
    private int index;
    private int steps;

    /** The places before the word at hand, and those before the word before it. */
    private List<Place> here;

    private List<Place> before = List.of();

    /**
     * Prepares the walk.
     *
     * @param tokens those that the parser sees, up to and including EOF
     */
    GrammarWalk(Start start, List<Token> tokens) {
        this.tokens = tokens;
        this.index = start.index;
        Stack stack = null;
        for (int i = start.callers.length - 1; i >= 0; i--) {
            RuleTransition call = (RuleTransition) state(start.callers[i]).transition(0);
            stack = push(call.followState, stack);
        }
        this.here = List.of(new Place(state(start.state), stack));
    }

    /**
     * A place in the grammar.
     *
     * @param state where the parser was when it read that token
     * @param callers the states from which the rules around it were called, the innermost first
     * @param index index of the token
     */
    record Start(int state, int[] callers, int index) {}

    /** A kind of token, or the name of a rule, that could come next. */
    record Expected(int token, @Nullable String rule) {}

    /** Goes on until no way fits the word at hand. */
    void run() {
        while (true) {
            int type = tokens.get(index).getType();
            List<Place> next = advance(type);
            if (next.isEmpty() && type == TravertineLexer.LPAREN) {
                next = advance(TravertineLexer.QUERY_PAREN);
            } else if (next.isEmpty() && type == TravertineLexer.QUERY_PAREN) {
                next = advance(TravertineLexer.LPAREN);
            }
            if (next.isEmpty() || type == Token.EOF || steps > STEPS_MAX) {
                return;
            }
            before = here;
            here = next;
            index++;
        }
    }

    Token token() {
        return tokens.get(index);
    }

    @Nullable
    Token tokenBefore() {
        return index == 0 ? null : tokens.get(index - 1);
    }

    /** What could stand here; a rule that has a name is not looked into. */
    List<Expected> expected(Map<Integer, String> ruleNames) {
        return expected(here, ruleNames);
    }

    List<Expected> expectedBefore(Map<Integer, String> ruleNames) {
        return expected(before, ruleNames);
    }

    private List<Place> advance(int type) {
        Set<Place> next = new LinkedHashSet<>();
        for (Edge edge : edges(here)) {
            if (edge.transition.matches(type, 1, TravertineLexer.UNRECOGNIZED)
                    || type == Token.EOF && matchesEnd(edge.transition)) {
                next.add(new Place(edge.transition.target, edge.stack));
            }
        }
        return List.copyOf(next);
    }

    private static boolean matchesEnd(Transition transition) {
        IntervalSet label = transition.label();
        return label != null && label.contains(Token.EOF);
    }

    /** All moves over a token from these places. */
    private List<Edge> edges(List<Place> places) {
        List<Edge> edges = new ArrayList<>();
        Set<Place> seen = new HashSet<>();
        for (Place place : places) {
            collect(place.state, place.stack, Map.of(), seen, edges, new ArrayList<>());
        }
        return edges;
    }

    private List<Expected> expected(List<Place> places, Map<Integer, String> ruleNames) {
        Set<Expected> expected = new LinkedHashSet<>();
        Set<Place> seen = new HashSet<>();
        for (Place place : places) {
            List<Edge> edges = new ArrayList<>();
            List<String> rules = new ArrayList<>();
            collect(place.state, place.stack, ruleNames, seen, edges, rules);
            rules.forEach(rule -> expected.add(new Expected(0, rule)));
            for (Edge edge : edges) {
                IntervalSet label = edge.transition.label();
                if (label != null) {
                    label.toList().forEach(token -> expected.add(new Expected(token, null)));
                }
            }
        }
        return List.copyOf(expected);
    }

    private void collect(
            ATNState state,
            @Nullable Stack stack,
            Map<Integer, String> ruleNames,
            Set<Place> seen,
            List<Edge> edges,
            List<String> rules) {
        if (!seen.add(new Place(state, stack)) || ++steps > STEPS_MAX) {
            return;
        }
        if (state instanceof RuleStopState) {
            if (stack != null) {
                collect(stack.follow, stack.caller, ruleNames, seen, edges, rules);
            }
            return;
        }
        for (Transition transition : state.getTransitions()) {
            if (transition instanceof RuleTransition call) {
                String name = ruleNames.get(call.ruleIndex);
                if (name == null) {
                    collect(call.target, push(call.followState, stack), ruleNames, seen, edges, rules);
                } else {
                    rules.add(name);
                }
            } else if (transition.isEpsilon()) {
                collect(transition.target, stack, ruleNames, seen, edges, rules);
            } else {
                edges.add(new Edge(transition, stack));
            }
        }
    }

    private Stack push(ATNState follow, @Nullable Stack caller) {
        Stack stack = new Stack(follow, caller);
        Stack known = stacks.putIfAbsent(stack, stack);
        return known == null ? stack : known;
    }

    private static ATNState state(int number) {
        return TravertineParser._ATN.states.get(number);
    }

    private record Place(ATNState state, @Nullable Stack stack) {}

    private record Edge(Transition transition, @Nullable Stack stack) {}

    /** Where the rules go on that are under way; equal stacks are one object, so that they compare quickly. */
    private static final class Stack {
        final ATNState follow;
        final @Nullable Stack caller;
        private final int hash;

        Stack(ATNState follow, @Nullable Stack caller) {
            this.follow = follow;
            this.caller = caller;
            this.hash = 31 * (caller == null ? 7 : caller.hash) + follow.stateNumber;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Stack stack && stack.follow == follow && stack.caller == caller;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
