using DigitalIndiaStack.Conformance.Engine.Generation;
using DigitalIndiaStack.Conformance.Engine.Specs;
using DigitalIndiaStack.Conformance.Suites;

namespace DigitalIndiaStack.Conformance.Tests.Generation;

public sealed class AccessMatrixTests
{
    private static readonly AccessMatrix Matrix = AccessMatrix.Of(SpecSet.Load(Suite.Specs));

    [Fact]
    public void Only_public_operations_open_to_a_stranger() =>
        Assert.Equal(
            ["listSchemes", "trackApplication", "getConsentKeys", "getStatusList", "listRevocations", "registerClient", "getClient", "removeClient", "getPaymentKeys"],
            Matrix.Rows.Where(row => !row.Cells[Caller.Anonymous].IsRefused).Select(row => row.Operation.Id));

    [Fact]
    public void Every_operation_on_an_object_says_whose_it_is() =>
        Assert.Empty(Matrix.Rows
            .Where(row => !row.Operation.IsPublic && row.Operation.Path.Contains('{', StringComparison.Ordinal) && row.Operation.Owner == ObjectOwner.None)
            .Select(row => row.Operation.Id));

    [Theory]
    [InlineData("getTransfer", Caller.OtherOwner, "404 PAY-0404")]
    [InlineData("getConsent", Caller.OtherTenant, "404 CNS-0404")]
    [InlineData("decideApplication", Caller.OtherOwner, "open")]
    [InlineData("listConsents", Caller.OtherOwner, "own")]
    [InlineData("createTransfer", Caller.LowScope, "403 API-0403")]
    [InlineData("createTransfer", Caller.Expired, "401 API-0401")]
    [InlineData("getConsentKeys", Caller.WrongKey, "open")]
    public void A_cell_follows_from_the_specification(string operation, Caller caller, string expected) =>
        Assert.Equal(expected, Matrix.Rows.Single(row => row.Operation.Id == operation).Cells[caller].ToString());

    [Fact]
    public void The_table_has_a_line_for_each_operation()
    {
        var lines = Matrix.ToMarkdown().ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

        Assert.Equal(Matrix.Rows.Count + 2, lines.Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Count(letter => letter == '|'), line.Count(letter => letter == '|')));
    }
}
