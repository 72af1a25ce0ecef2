namespace DigitalIndiaStack.Localization.Plurals;

/// <summary>The operands of a number that plural rules ask for (UTS 35 part 3, section 5.1.1); trailing zeros count.</summary>
internal readonly record struct PluralOperands(decimal N, decimal I, int V, int W, decimal F, decimal T)
{
    public static PluralOperands Of(decimal number)
    {
        var absolute = Math.Abs(number);
        var integer = decimal.Truncate(absolute);
        var visible = absolute.Scale;
        var fraction = Shift(absolute - integer, visible);
        var significant = visible;
        var trimmed = fraction;
        while (significant > 0 && trimmed % 10 == 0)
        {
            trimmed /= 10;
            significant--;
        }

        return new PluralOperands(absolute, integer, visible, significant, fraction, significant == 0 ? 0 : trimmed);
    }

    public decimal this[char operand] => operand switch
    {
        'n' => N,
        'i' => I,
        'v' => V,
        'w' => W,
        'f' => F,
        't' => T,
        // The compact exponent: we never write numbers in compact form.
        'e' or 'c' => 0,
        _ => throw new FormatException($"'{operand}' is not an operand of a plural rule."),
    };

    private static decimal Shift(decimal fraction, int digits)
    {
        for (var index = 0; index < digits; index++)
        {
            fraction *= 10;
        }

        return decimal.Truncate(fraction);
    }
}
