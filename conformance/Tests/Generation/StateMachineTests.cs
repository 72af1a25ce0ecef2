using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Tests.Generation;

public sealed class StateMachineTests
{
    private static readonly IReadOnlyList<StateMachine> Machines = SpecSet.Load(Suite.Specs).Machines;

    [Fact]
    public void The_life_of_each_thing_that_has_states_is_declared() =>
        Assert.Equal(["account", "application", "batch", "bill", "consent", "consent-request", "delegation", "dispute", "enrolment", "guardianship", "mandate", "outward-transfer", "payment-request", "permission", "person", "register-import", "settlement-window", "virtual-id", "voucher", "webhook"], Machines.Select(machine => machine.Name).Order());

    [Fact]
    public void Every_state_is_reached_by_the_fewest_events()
    {
        var paths = Machines.Single(machine => machine.Name == "application").Paths();

        Assert.Equal(["grant", "approve", "pay"], paths["paid"].Select(step => step.Name));
        Assert.Empty(paths["consent-pending"]);
        Assert.Equal(7, paths.Count);
    }

    [Fact]
    public void No_event_is_both_possible_and_refused_in_a_state() =>
        Assert.Empty(Machines.SelectMany(machine => machine.Events).SelectMany(step => step.From.Where(step.Refused.ContainsKey)));
}
