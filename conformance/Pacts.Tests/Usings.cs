// The one place that names the library, whose own namespace is above that of the tests: with PactNet these would be PactNet, PactNet.Matchers and PactNet.Verifier.
global using DigitalIndiaStack.Conformance.Pacts.Matching;
