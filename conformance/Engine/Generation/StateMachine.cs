namespace DigitalIndiaStack.Conformance.Engine.Generation;

/// <summary>The life of one kind of thing, as <c>specs/&lt;block&gt;/states.yaml</c> declares it.</summary>
/// <param name="Name">Its name, for example <c>consent-request</c>.</param>
/// <param name="Start">State in which a thing is made.</param>
/// <param name="Events">What may happen to it.</param>
public sealed record StateMachine(string Name, string Start, IReadOnlyList<StateEvent> Events)
{
    /// <summary>The events that lead from the start to each state that can be reached, the fewest for each.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<StateEvent>> Paths()
    {
        var paths = new Dictionary<string, IReadOnlyList<StateEvent>>(StringComparer.Ordinal) { [Start] = [] };
        var next = new Queue<string>([Start]);
        while (next.TryDequeue(out var state))
        {
            foreach (var step in Events.Where(step => step.From.Contains(state) && !paths.ContainsKey(step.To)))
            {
                paths[step.To] = [.. paths[state], step];
                next.Enqueue(step.To);
            }
        }

        return paths;
    }

    /// <summary>The state and those into which a thing in it comes soon by itself.</summary>
    public IReadOnlySet<string> SoonFrom(string state) =>
        Events.Where(step => step.IsSoon && step.From.Contains(state)).Select(step => step.To).Append(state).ToHashSet(StringComparer.Ordinal);
}

/// <summary>Something that may happen to a thing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">The states in which it may happen.</param>
/// <param name="To">The state to which it leads.</param>
/// <param name="Refused">How it is refused in others; a state in neither is left open.</param>
/// <param name="IsSoon">Whether it happens by itself within seconds.</param>
public sealed record StateEvent(string Name, IReadOnlyList<string> From, string To, IReadOnlyDictionary<string, Access> Refused, bool IsSoon);
