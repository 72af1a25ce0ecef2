using System.Globalization;

namespace DigitalIndiaStack.Localization.Plurals;

/// <summary>One condition in the plural rule syntax of CLDR (UTS 35 part 3, section 5.1): an <c>or</c> of <c>and</c>s of relations.</summary>
internal sealed class PluralRule
{
    private readonly Relation[][] alternatives;

    private PluralRule(Relation[][] alternatives) => this.alternatives = alternatives;

    /// <summary>Reads a rule; what follows <c>@</c> are samples and is left out.</summary>
    /// <exception cref="FormatException">The text is not a plural rule.</exception>
    public static PluralRule Parse(string text)
    {
        var condition = text.Split('@', 2)[0].Trim();
        return new PluralRule([.. condition
            .Split(" or ", StringSplitOptions.TrimEntries)
            .Select(alternative => alternative.Split(" and ", StringSplitOptions.TrimEntries).Select(Relation.Parse).ToArray())]);
    }

    public bool Matches(in PluralOperands operands)
    {
        foreach (var relations in alternatives)
        {
            var all = true;
            foreach (var relation in relations)
            {
                all = all && relation.Holds(operands);
            }

            if (all)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Relation(char Operand, decimal? Modulus, bool Equal, (decimal From, decimal To)[] Ranges)
    {
        public static Relation Parse(string text)
        {
            var equal = !text.Contains("!=", StringComparison.Ordinal);
            if (text.Split(equal ? "=" : "!=", StringSplitOptions.TrimEntries) is not [var left, var right])
            {
                throw new FormatException($"'{text}' is not a relation of a plural rule.");
            }

            var operand = left.Split('%', StringSplitOptions.TrimEntries);
            decimal? modulus = operand.Length == 2 ? Number(operand[1]) : null;
            return new Relation(operand[0][0], modulus, equal, [.. right.Split(',', StringSplitOptions.TrimEntries).Select(Range)]);
        }

        public bool Holds(in PluralOperands operands)
        {
            var value = operands[Operand];
            if (Modulus is { } modulus)
            {
                value %= modulus;
            }

            // A range holds integers only: 0.5 is not in 0..1.
            var found = Array.Exists(Ranges, range => value >= range.From && value <= range.To && value == decimal.Truncate(value));
            return found == Equal;
        }

        private static (decimal From, decimal To) Range(string text) =>
            text.Split("..") is [var from, var to] ? (Number(from), Number(to)) : (Number(text), Number(text));

        private static decimal Number(string text) => decimal.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
