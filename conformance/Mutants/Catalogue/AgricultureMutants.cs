using DigitalIndiaStack.Conformance.Mutants.Seams;

namespace DigitalIndiaStack.Conformance.Mutants.Catalogue;

/// <summary>Defects of applications, decisions and tracking.</summary>
internal static class AgricultureMutants
{
    private const string Type = "BenefitApplication";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("AGR-M01", "AGR-2.1", "A scheme does not show its amount.") { Answer = traffic => OfSchemes(traffic, "amount") },
        new("AGR-M17", "AGR-2.1", "A scheme does not show its largest area.") { Answer = traffic => OfSchemes(traffic, "maximumHectares") },
        new("AGR-M02", "AGR-3.1", "An application without consent can be decided.") { Read = row => Status(row, "decideApplication", "ConsentPending", "UnderReview") },
        new("AGR-M03", "AGR-3.2", "A person applies again while an application is open.") { Write = row => NewScheme(row) },
        new("AGR-M04", "AGR-3.3", "The application of another person is readable.") { Sql = statement => Lift(statement, ["getApplication", "collectEvidence"], "subject") },
        new("AGR-M05", "AGR-3.4", "A refusal of consent leaves the application waiting.") { Write = row => Status(row, "collectEvidence", "PaperRoute", "ConsentPending") },
        new("AGR-M06", "AGR-3.5", "Evidence is shown again after the consent was withdrawn.") { Answer = Evidence },
        new("AGR-M07", "AGR-3.6", "The maximum area is not looked at.") { Write = row => Status(row, "collectEvidence", "Ineligible", "UnderReview") },
        new("AGR-M08", "AGR-4.1", "Officers list the applications of other tenants.") { Sql = statement => Lift(statement, ["listApplications"], "tenant") },
        new("AGR-M09", "AGR-4.1", "Officers decide on the applications of other tenants.") { Sql = statement => Lift(statement, ["decideApplication"], "tenant") },
        new("AGR-M10", "AGR-4.2", "What was rejected can be decided again.") { Read = row => Status(row, "decideApplication", "Rejected", "UnderReview") },
        new("AGR-M11", "AGR-4.2", "What is ineligible can be decided.") { Read = row => Status(row, "decideApplication", "Ineligible", "UnderReview") },
        new("AGR-M12", "AGR-4.3", "A decision needs no current entity tag.")
        {
            Before = call =>
            {
                if (call.Is("decideApplication"))
                {
                    call.Arguments[1] = "*";
                }
            },
        },
        new("AGR-M13", "AGR-4.4", "An approved application is paid again with every round.")
        {
            Sql = statement => Round(statement, "IN ('Approved', 'Paid')"),
            Read = row => Status(row, "", "Paid", "Approved"),
            Request = traffic =>
            {
                if (traffic.Is("POST", "/payments/v1/transfers") && traffic.Key.StartsWith("application-", StringComparison.Ordinal))
                {
                    traffic.Request.Headers["Idempotency-Key"] = $"{traffic.Key}-{traffic.Memory.Begin(traffic.Key)}";
                }
            },
        },
        new("AGR-M18", "AGR-4.4", "An approved application is never paid, and says that it is.") { Write = row => Say(row) },
        new("AGR-M14", "AGR-4.5", "An officer decides on the own application.") { Read = row => Subject(row) },
        new("AGR-M15", "AGR-5.1", "Applications are numbered one after the other.")
        {
            Write = row =>
            {
                if (row.IsNew && row.Is(Type))
                {
                    var number = $"{row.Memory.Begin("tracking"):D12}";
                    row["TrackingNumber"] = $"AGR-{number[..4]}-{number[4..8]}-{number[8..]}";
                }
            },
        },
        new("AGR-M16", "AGR-5.2", "Tracking tells the reason of the decision.")
        {
            Answer = traffic =>
            {
                if (traffic.Path.StartsWith("/agriculture/v1/", StringComparison.Ordinal) && traffic.Path.Contains("track", StringComparison.Ordinal))
                {
                    traffic.ChangeAnswer(answer => answer["reason"] = "too little rain");
                }
            },
        },
    ];

    private static void OfSchemes(Traffic traffic, string member)
    {
        if (traffic.Path.StartsWith("/agriculture/v1/schemes", StringComparison.Ordinal))
        {
            traffic.ChangeAnswer(answer => answer["items"]?.AsArray().ToList().ForEach(scheme => scheme!.AsObject().Remove(member)));
        }
    }

    private static void Status(Row row, string operation, string from, string to)
    {
        if (row.Is(Type) && (operation.Length == 0 ? Call.Current is null : Call.Runs(operation)) && $"{row["Status"]}" == from)
        {
            row["Status"] = Enum.Parse(row["Status"]!.GetType(), to);
        }
    }

    private static void Lift(Statement statement, string[] operations, params ReadOnlySpan<string> columns)
    {
        if (Call.Runs(operations) && statement.Is("SELECT", "applications"))
        {
            statement.Ignore(columns);
        }
    }

    // Who was asked about the first application is not found by the second.
    private static void NewScheme(Row row)
    {
        if (row.IsNew && row.Is(Type))
        {
            row["Scheme"] = $"{row["Scheme"]}-{row.Memory.Begin("application")}";
        }
    }

    private static void Evidence(Traffic traffic)
    {
        if (traffic.Request.Method != "POST" || !traffic.Path.EndsWith("/evidence", StringComparison.Ordinal))
        {
            return;
        }

        if (traffic.Response.StatusCode == 200)
        {
            traffic.Memory[traffic.Path] = traffic.AnswerBody;
        }
        else if (traffic.Response.StatusCode == 403 && traffic.Memory[traffic.Path] is { } shown)
        {
            traffic.Response.StatusCode = 200;
            traffic.Response.ContentType = "application/json";
            traffic.AnswerBody = shown;
        }
    }

    // The round of whatever pays asks for the approved ones, outside of every operation.
    private static void Round(Statement statement, string states)
    {
        if (Call.Current is null && statement.Is("SELECT", "applications"))
        {
            statement.Replace("\"status\" = 'Approved'", $"\"status\" {states}");
        }
    }

    private static void Say(Row row)
    {
        if (row.Is(Type) && Call.Runs("decideApplication") && $"{row["Status"]}" == "Approved")
        {
            (row["Status"], row["ReceiptNumber"]) = (Enum.Parse(row["Status"]!.GetType(), "Paid"), "none");
        }
    }

    private static void Subject(Row row)
    {
        if (row.Is(Type) && Call.Runs("decideApplication"))
        {
            row["Subject"] = $"not {row["Subject"]}";
        }
    }
}
