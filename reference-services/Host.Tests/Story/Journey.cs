using System.Net;

namespace DigitalIndiaStack.Host.Tests.Story;

/// <summary>The steps of the story, as pages.</summary>
internal static class Journey
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    extension(Visitor visitor)
    {
        /// <summary>From the home page to the page that asks for consent.</summary>
        public async Task ApplyAsync()
        {
            await visitor.OpenAsync("/");
            await visitor.OpenAsync(visitor.Page.QuerySelector($"main a[lang={visitor.Persona.Language}]")!.GetAttribute("href")!);
            Assert.Equal(visitor.Persona.Language, visitor.Page.DocumentElement.GetAttribute("lang"));
            await visitor.ClickAsync("/agriculture");
            await visitor.SignInAsync();
            visitor.IsAt("/agriculture");
            await visitor.SubmitAsync();
            visitor.IsAt("/consent/requests/");
        }

        /// <summary>Answers the page that asks for consent.</summary>
        public async Task AnswerAsync(string answer)
        {
            await visitor.SubmitAsync(("answer", answer));
            visitor.IsAt("/agriculture/applications/");
        }

        /// <summary>Opens, as an officer, the desk and there the application of a tracking number.</summary>
        /// <returns>Whether the desk has it.</returns>
        public async Task<bool> FindAtDeskAsync(string trackingNumber)
        {
            await visitor.EnterAsync("/agriculture/desk");
            Assert.Equal(HttpStatusCode.OK, visitor.Status);
            var heading = visitor.Page.QuerySelectorAll("main h2").FirstOrDefault(heading => heading.TextContent.Contains(trackingNumber, StringComparison.Ordinal));
            if (heading is null)
            {
                return false;
            }

            await visitor.OpenAsync(heading.NextElementSibling!.NextElementSibling!.GetAttribute("href")!);
            return true;
        }

        /// <summary>Reloads an application until it is paid.</summary>
        public async Task WaitUntilPaidAsync()
        {
            var end = TimeProvider.System.GetUtcNow() + Patience;
            while (visitor.Page.QuerySelector(".govuk-tag--green") is null)
            {
                Assert.True(TimeProvider.System.GetUtcNow() < end, $"Not paid: {visitor.Text}");
                await Task.Delay(250, TestContext.Current.CancellationToken);
                await visitor.OpenAsync(visitor.Here.AbsoluteUri);
            }
        }

        /// <summary>The tracking number of the application that is open.</summary>
        public string TrackingNumber => visitor.Facts.First(fact => fact.Contains("AGR-", StringComparison.Ordinal)).Trim();

        public void IsAt(string path) =>
            Assert.True(
                visitor.Status == HttpStatusCode.OK && visitor.Here.AbsolutePath.StartsWith(path, StringComparison.Ordinal),
                $"Not at {path} but {(int)visitor.Status} at {visitor.Here}: {visitor.Text}");
    }
}
