namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>One call of an operation inside a block, open to be spoilt.</summary>
/// <param name="Operation">Operation id of the specification.</param>
/// <param name="Services">Services of the request.</param>
internal sealed record Call(string Operation, IServiceProvider Services, Memory Memory, object?[] Arguments)
{
    private static readonly AsyncLocal<Call?> Running = new();

    /// <summary>The call inside which the code runs.</summary>
    /// <value><see langword="null"/> outside of every operation, for example on a page.</value>
    public static Call? Current
    {
        get => Running.Value;
        set => Running.Value = value;
    }

    /// <summary>The body of the request.</summary>
    public Fields Body => new(Arguments.Single(argument => argument?.GetType().Namespace?.EndsWith(".Contracts", StringComparison.Ordinal) == true && !argument.GetType().IsEnum)!);

    public bool Is(params ReadOnlySpan<string> operations) => operations.Contains(Operation);

    /// <summary>Whether the code runs inside one of these operations.</summary>
    public static bool Runs(params ReadOnlySpan<string> operations) => Current is { } call && call.Is(operations);
}
