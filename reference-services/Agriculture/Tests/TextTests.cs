using DigitalIndiaStack.Agriculture.Contracts;
using DigitalIndiaStack.Agriculture.Service;
using DigitalIndiaStack.Agriculture.Service.Pages.Agriculture;
using DigitalIndiaStack.Core.Testing.Texts;

namespace DigitalIndiaStack.Agriculture.Tests;

/// <summary>Every text that the service uses exists.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_problem_has_a_title() => Assert.Empty(BlockTexts.Of<AgricultureService>().ProblemsWithoutTitle(typeof(AgricultureProblems)));

    [Fact]
    public void Every_key_that_pages_and_code_name_has_a_text() => Assert.Empty(BlockTexts.Of<AgricultureService>().NamedWithoutText(
        "reference-services/Agriculture/Service", "agriculture", "agriculture.pages.agriculture-officer"));

    [Fact]
    public void Every_state_and_every_field_has_a_text()
    {
        var texts = BlockTexts.Of<AgricultureService>();

        Assert.All(Enum.GetValues<ApplicationStatus>(), state => Assert.True(texts.Has(ApplicationModel.StatusKey(state)), $"{state}"));
        Assert.All(Setup.Fields, field => Assert.True(texts.Has($"agriculture.field.{field}"), field));
    }
}
