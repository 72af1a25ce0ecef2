using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Suites;

/// <summary>The checks of this kit and the specifications that they belong to.</summary>
public static class Suite
{
    /// <summary>Every check.</summary>
    public static IReadOnlyList<Check> Checks { get; } = Check.FromAssembly(typeof(Suite).Assembly);

    /// <summary>The specifications with which the suite was built.</summary>
    public static SpecFiles Specs => SpecFiles.FromAssembly(typeof(Suite).Assembly);
}
