namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>One row of a store, open to be spoilt.</summary>
/// <param name="IsNew">Whether it is saved for the first time.</param>
internal sealed record Row(object Entity, bool IsNew, Memory Memory)
{
    public object? this[string name]
    {
        get => new Fields(Entity)[name];
        set => new Fields(Entity).Set(name, value);
    }

    public T Get<T>(string name) => new Fields(Entity).Get<T>(name);

    /// <summary>Whether it is of a type, by its name.</summary>
    public bool Is(string type) => Entity.GetType().Name == type;
}
