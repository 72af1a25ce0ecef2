using DigitalIndiaStack.Consent.Block;
using DigitalIndiaStack.Consent.Contracts;
using DigitalIndiaStack.Core.Testing.Texts;

namespace DigitalIndiaStack.Consent.Tests;

/// <summary>Every text that the block uses exists.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_problem_has_a_title() => Assert.Empty(BlockTexts.Of<ConsentBlock>().ProblemsWithoutTitle(typeof(ConsentProblems)));

    [Fact]
    public void Every_key_that_pages_and_code_name_has_a_text() =>
        Assert.Empty(BlockTexts.Of<ConsentBlock>().NamedWithoutText("framework/Consent/Block", "consent", "consent.withdraw", "consent.verify"));

    [Fact]
    public void Every_state_and_every_period_has_a_text()
    {
        var texts = BlockTexts.Of<ConsentBlock>();

        Assert.All(Enum.GetNames<ConsentStatus>(), state => Assert.True(texts.Has($"consent.list.status.{state.ToLowerInvariant()}"), state));
        Assert.All(Enum.GetNames<FrequencyPeriod>(), period => Assert.True(texts.Has($"consent.decide.often.{period.ToLowerInvariant()}"), period));
    }
}
