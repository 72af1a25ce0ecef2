using System.Reflection;

namespace DigitalIndiaStack.Conformance.Engine.Checks;

/// <summary>One atomic judgement over HTTP.</summary>
public sealed record Check
{
    /// <summary>Id of the check.</summary>
    public required string Id { get; init; }

    /// <summary>What it promises, as a sentence.</summary>
    public required string Title { get; init; }

    /// <summary>Clauses that it shows to hold; at least one.</summary>
    public required IReadOnlyList<string> Requirements { get; init; }

    /// <summary>Blocks without which it does not apply; empty means the blocks of its requirements.</summary>
    public IReadOnlyList<string> Blocks { get; init; } = [];

    /// <summary>Whether one of <see cref="Blocks"/> is enough.</summary>
    public bool AnyBlock { get; init; }

    /// <summary>Whether the server must reach the suite.</summary>
    public bool Receives { get; init; }

    /// <summary>Whether a run begins with it.</summary>
    public bool Opens { get; init; }

    /// <summary>What it meets that other checks may meet too.</summary>
    /// <value>The default is that nobody knows, so that it runs alone.</value>
    public Touches Touches { get; init; } = Touches.Unknown;

    /// <summary>Judges.</summary>
    public required Func<CheckRun, Task> Body { get; init; }

    /// <summary>Collects the checks of an assembly, in the order of their ids.</summary>
    /// <exception cref="InvalidOperationException">A check has the wrong shape, verifies nothing, or shares its id: the suite itself is broken.</exception>
    public static IReadOnlyList<Check> FromAssembly(Assembly assembly)
    {
        const BindingFlags Methods = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        return FromMethods(assembly.GetTypes().Where(type => !type.ContainsGenericParameters).SelectMany(type => type.GetMethods(Methods)));
    }

    internal static IReadOnlyList<Check> FromMethods(IEnumerable<MethodInfo> methods)
    {
        List<Check> checks = [.. methods
            .Where(method => method.IsDefined(typeof(CheckAttribute)))
            .Select(FromMethod)
            .OrderBy(check => check.Id, StringComparer.Ordinal)];
        var twice = checks.GroupBy(check => check.Id).Where(group => group.Count() > 1).Select(group => group.Key).ToList();
        return twice.Count == 0 ? checks : throw new InvalidOperationException($"Two checks share an id: {string.Join(", ", twice)}.");
    }

    private static Check FromMethod(MethodInfo method)
    {
        var attribute = method.GetCustomAttribute<CheckAttribute>()!;
        List<string> requirements = [.. method.GetCustomAttributes<VerifiesAttribute>().Select(verifies => verifies.Requirement).Order(StringComparer.Ordinal)];
        if (requirements.Count == 0)
        {
            throw new InvalidOperationException($"Check {attribute.Id} ({method.Name}) verifies no requirement.");
        }

        return new Check
        {
            Id = attribute.Id,
            Title = method.Name.Replace('_', ' '),
            Requirements = requirements,
            Blocks = attribute.Blocks,
            AnyBlock = attribute.AnyBlock,
            Receives = attribute.Receives,
            Opens = attribute.Opens,
            Touches = Touches.Of(method.GetCustomAttribute<TouchesAttribute>() ?? method.DeclaringType!.GetCustomAttribute<TouchesAttribute>()),
            Body = method.CreateDelegate<Func<CheckRun, Task>>(),
        };
    }
}
