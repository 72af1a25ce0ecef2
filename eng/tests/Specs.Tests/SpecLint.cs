namespace DigitalIndiaStack.Specs.Tests;

/// <summary>A rule that a specification breaks, and where.</summary>
internal sealed record Finding(string Rule, string Where, string What)
{
    public override string ToString() => $"{Rule}: {Where}: {What}";
}

/// <summary>The rules that every specification keeps.</summary>
internal static class SpecLint
{
    public static IReadOnlyList<Finding> Check(SpecFile file) =>
    [
        .. DocumentRules.Check(file),
        .. file.Operations.SelectMany(operation => OperationRules.Check(file, operation)),
        .. file.Operations.SelectMany(operation => ResponseRules.Check(file, operation)),
        .. file.Schemas.SelectMany(SchemaRules.Check),
        .. ExampleRules.Check(file),
    ];
}
