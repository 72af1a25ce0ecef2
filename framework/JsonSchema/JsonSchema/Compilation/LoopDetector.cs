using DigitalIndiaStack.JsonSchema.Evaluation;

namespace DigitalIndiaStack.JsonSchema.Compilation;

/// <summary>Refuses schemas that apply themselves to the same value without end (Core, section 9.4.1).</summary>
internal sealed class LoopDetector
{
    private readonly HashSet<SchemaNode> open = [];
    private readonly HashSet<SchemaNode> done = [];
    private readonly Stack<(SchemaNode Node, bool Leaving)> steps = new();

    public static void Check(IReadOnlyCollection<SchemaNode> nodes)
    {
        var detector = new LoopDetector();
        foreach (var node in nodes)
        {
            detector.Walk(node);
        }
    }

    private void Walk(SchemaNode start)
    {
        steps.Push((start, false));
        while (steps.TryPop(out var step))
        {
            if (step.Leaving)
            {
                open.Remove(step.Node);
                done.Add(step.Node);
            }
            else if (!done.Contains(step.Node))
            {
                Enter(step.Node);
            }
        }
    }

    private void Enter(SchemaNode node)
    {
        if (!open.Add(node))
        {
            throw new SchemaException(new SchemaFault(node.Location, "The schema applies itself to the same value without end."));
        }

        steps.Push((node, true));
        foreach (var next in node.InPlace)
        {
            steps.Push((next, false));
        }
    }
}
