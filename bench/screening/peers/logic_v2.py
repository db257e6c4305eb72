"""Answers lines {"schema", "a", "b"} with {"score", "seconds"}: nomenklatura's logic-v2 on one pair of names."""
import json
import sys
import time

from followthemoney import model
from nomenklatura.matching import get_algorithm

algorithm = get_algorithm("logic-v2")
config = algorithm.default_config()


def entity(identifier, schema, name):
    return model.get_proxy({"id": identifier, "schema": schema, "properties": {"name": [name]}})


# What is known of an entity is kept under its id, so each pair has ids of its own.
for number, line in enumerate(sys.stdin):
    pair = json.loads(line)
    begun = time.perf_counter()
    result = algorithm.compare(
        entity(f"a{number}", pair["schema"], pair["a"]), entity(f"b{number}", pair["schema"], pair["b"]), config
    )
    seconds = time.perf_counter() - begun
    print(json.dumps({"score": result.score, "seconds": seconds}), flush=True)
