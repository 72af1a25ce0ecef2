using DigitalIndiaStack.Conformance.Engine.Checks;
using DigitalIndiaStack.Conformance.Engine.Specs;

namespace DigitalIndiaStack.Conformance.Proxy;

/// <summary>Judges what passed. What cannot be judged is an error, never good.</summary>
internal sealed class PassiveJudge
{
    private readonly Replays replays = new();
    private readonly IReadOnlyList<PassiveRule> rules;

    public PassiveJudge(SpecSet specs) => rules = [.. PassiveRules.Of(specs), .. replays.Rules];

    /// <summary>Everything that is wrong with an exchange of a block.</summary>
    public IReadOnlyList<Finding> Judge(Passed passed)
    {
        if (passed.Place is not { Operation: { } operation } place)
        {
            return [new(FindingKind.Error, "", "", passed.Sequence, $"no specification has {passed.Request.Method} {passed.Written.Url}")];
        }

        List<Finding> findings = [.. rules.Select(rule => Apply(rule, passed, operation)).OfType<Finding>()];
        replays.Remember(passed);
        return findings;
    }

    private static Finding? Apply(PassiveRule rule, Passed passed, ApiOperation operation)
    {
        try
        {
            if (rule.Applies(passed))
            {
                rule.Assert(passed);
            }

            return null;
        }
        catch (CheckFailedException breach)
        {
            return new Finding(FindingKind.Breach, rule.Clause, operation.Id, passed.Sequence, breach.Message);
        }
        catch (Exception broken)
        {
            // A schema that does not compile, a reference to nowhere, or a fault of this judge: whatever it is, nobody may read it as conformant.
            return new Finding(FindingKind.Error, rule.Clause, operation.Id, passed.Sequence, $"{rule.Clause} could not be judged: {broken.GetType().Name}: {broken.Message}");
        }
    }
}
