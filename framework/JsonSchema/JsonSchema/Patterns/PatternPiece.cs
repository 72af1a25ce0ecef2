namespace DigitalIndiaStack.JsonSchema.Patterns;

/// <summary>A part of a pattern: either syntax, kept as text, or one code point out of a set.</summary>
internal readonly record struct PatternPiece(string? Syntax, CodePointSet? Set)
{
    public PatternPiece(string syntax)
        : this(syntax, null)
    {
    }

    public PatternPiece(CodePointSet set)
        : this(null, set)
    {
    }
}
