using DigitalIndiaStack.Core.Testing.Texts;
using DigitalIndiaStack.Payments.Block;

namespace DigitalIndiaStack.Payments.Tests;

/// <summary>Every text that the block uses exists.</summary>
public sealed class TextTests
{
    [Fact]
    public void Every_problem_has_a_title() => Assert.Empty(BlockTexts.Of<PaymentsBlock>().ProblemsWithoutTitle(typeof(PaymentsProblems)));

    [Fact]
    public void Every_key_that_pages_and_code_name_has_a_text() =>
        Assert.Empty(BlockTexts.Of<PaymentsBlock>().NamedWithoutText("framework/Payments/Block", "payments", "payments.pages.payments-operator", "payments.pages.payments-officer"));
}
