using System.Reflection;

namespace DigitalIndiaStack.Conformance.Mutants.Seams;

/// <summary>An object of the host by the names of its properties, whoever may set them.</summary>
internal readonly record struct Fields(object Object)
{
    public object? this[string name] => Property(name).GetValue(Object);

    public T Get<T>(string name) => (T)this[name]!;

    public void Set(string name, object? value) => Property(name).SetValue(Object, value);

    /// <summary>Changes a list, whatever kind of list it is.</summary>
    public void Change(string name, Func<IReadOnlyList<object>, IEnumerable<object>> change)
    {
        var changed = change([.. Get<System.Collections.IEnumerable>(name).Cast<object>()]).ToList();
        var list = Array.CreateInstance(Property(name).PropertyType.GenericTypeArguments[0], changed.Count);
        Array.Copy(changed.ToArray(), list, changed.Count);
        Set(name, list);
    }

    public Fields Of(string name) => new(this[name]!);

    private PropertyInfo Property(string name) =>
        Object.GetType().GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
        ?? throw new InvalidOperationException($"{Object.GetType().Name} has no {name} any more: a mutant must follow.");
}
