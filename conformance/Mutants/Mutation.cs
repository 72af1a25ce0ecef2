using DigitalIndiaStack.Conformance.Mutants.Seams;
using Microsoft.Extensions.DependencyInjection;

namespace DigitalIndiaStack.Conformance.Mutants;

/// <summary>The defect that a running host has just now.</summary>
internal sealed class Mutation
{
    private volatile Mutant? current;
    private int switches;
    private Action undo = () => { };

    /// <value><see langword="null"/> while the host is correct.</value>
    public Mutant? Current => current;

    /// <summary>How often a defect was made or taken back.</summary>
    public int Switches => Volatile.Read(ref switches);

    public bool Is(string id) => current?.Id == id;

    /// <summary>Takes the defect of before back and makes this one.</summary>
    public void Switch(Mutant? mutant, IServiceProvider services)
    {
        current = null;
        undo();
        services.GetRequiredService<Memory>().Forget();
        var handlers = ServerSeam.Remove(services, mutant?.Without ?? []);
        var settings = mutant?.Settings?.Invoke(services);
        undo = () =>
        {
            settings?.Invoke();
            handlers();
        };
        current = mutant;
        Interlocked.Increment(ref switches);
    }
}
