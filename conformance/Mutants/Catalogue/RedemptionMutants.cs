using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of the redemption of vouchers.</summary>
internal static class RedemptionMutants
{
    private const string Table = "vouchers";
    private const string IsActive = "(\"\\w+\"\\.\"status\") = 'Active'";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("PAY-M198", "PAY-13.8", "A voucher pays the least amount.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("MerchantVoucher"))
                {
                    row["Amount"] = 1L;
                }
            },
        },
        new("PAY-M199", "PAY-13.9", "A redemption does not look at the state of the voucher.") { Sql = statement => Lock(statement, IsActive, "1 = 1") },
        new("PAY-M200", "PAY-13.10", "Who tries a redeemed voucher is told that it was one.")
        {
            After = (call, answer) =>
            {
                if (call.Is("redeemVoucher"))
                {
                    var secret = $"{call.Body["SecretNumber"]}";
                    if (answer.GetType().Name == "Redemption")
                    {
                        call.Memory[secret] = "redeemed";
                    }
                    else if (call.Memory[secret] is { } known)
                    {
                        new Fields(answer).Set("Detail", known);
                    }
                }
            },
        },
        new("PAY-M201", "PAY-13.10", "What nobody activated is redeemed.") { Sql = statement => Lock(statement, IsActive, "$1 IN ('Active', 'Issued')") },
        new("PAY-M202", "PAY-13.11", "The kinds of merchants are not looked at.")
        {
            Read = row =>
            {
                if (row.Is("MerchantVoucher") && Call.Runs("redeemVoucher"))
                {
                    row["Categories"] = null;
                }
            },
        },
        new("PAY-M203", "PAY-13.11", "Every account redeems vouchers.") { Read = row => VoucherMutants.OfKind(row, "redeemVoucher", "Merchant") },
        new("PAY-M204", "PAY-13.12", "A redemption that is refused ends the voucher.")
        {
            After = (call, answer) =>
            {
                if (call.Is("issueVoucher") && answer.GetType().Name == "Voucher")
                {
                    var voucher = new Fields(answer);
                    call.Memory[$"id of {voucher["SecretNumber"]}"] = $"{voucher["VoucherId"]}";
                }

                if (call.Is("redeemVoucher") && answer.GetType().Name == "ProblemDetails" && call.Memory[$"id of {call.Body["SecretNumber"]}"] is { } id)
                {
                    call.Memory[$"ended {id}"] = "yes";
                }
            },
            Read = row =>
            {
                if (row.Is("MerchantVoucher") && row.Memory[$"ended {new Fields(row["Id"]!)["Value"]}"] is not null && $"{row["Status"]}" == "Active")
                {
                    row["Status"] = Enum.Parse(row["Status"]!.GetType(), "Cancelled");
                }
            },
        },
        new("PAY-M205", "PAY-13.13", "A voucher lives for a year longer than it says.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is("MerchantVoucher"))
                {
                    row["ExpiresAt"] = row.Get<DateTimeOffset>("ExpiresAt").AddYears(1);
                }
            },
        },
        new("PAY-M206", "PAY-13.13", "What has expired is redeemed until somebody looks.")
        {
            Sql = statement =>
            {
                Lock(statement, "(\"\\w+\"\\.\"expires_at\" > @\\w+)", "($1 OR 1 = 1)");

                // Nobody looks for it either.
                if (Call.Current is null && statement.Is("SELECT", Table))
                {
                    statement.Replace("\"expires_at\" <= @\\w+", "\"expires_at\" IS NULL");
                }
            },
        },
        new("PAY-M211", "PAY-13.17", "The key of a redemption is not looked at.")
        {
            Request = traffic =>
            {
                if (traffic.Is("POST", "/voucher-redemptions"))
                {
                    traffic.Request.Headers["Idempotency-Key"] = Guid.CreateVersion7().ToString();
                }
            },
        },
        new("PAY-M214", "PAY-13.20", "A redemption pays accounts of every client.")
        {
            Sql = statement =>
            {
                if (Call.Runs("redeemVoucher") && statement.Is("SELECT", "accounts"))
                {
                    statement.Ignore("owner");
                }
            },
        },
    ];

    // The statement that takes a voucher, not the one that ends it.
    private static void Lock(Statement statement, string pattern, string by)
    {
        if (Call.Runs("redeemVoucher") && statement.Is("UPDATE", Table))
        {
            statement.Replace(pattern, by);
        }
    }
}
