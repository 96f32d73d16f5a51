#!/usr/bin/env bash
# How often the decision gate is wrong: 200 synthetic markets of each kind, two years of four products. A rerun goes on where it
# was stopped. Arguments are passed on, such as --seeds 20 --kind edge; "calibrate --drift 261 --seeds 400" measures the planted edge.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
exec dotnet run -c Release --project tests/Trading.Simulation -- evidence "$@"
